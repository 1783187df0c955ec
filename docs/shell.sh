# What the guides' commands use: source it in bash or zsh, from the project's folder, while Atlas runs.
#
#   field EXPRESSION                 reads JSON from standard input and prints a part of it
#   atlas PATH [curl options]        calls the API in the environment $ENVIRONMENT; TYPE names another content type
#   new_environment INSTANT          makes a test environment whose clock stands at INSTANT, and sets $ENVIRONMENT
#   advance_to INSTANT               moves that clock, and waits until all that is due on the way is done

field() { node -p "JSON.parse(require('fs').readFileSync(0, 'utf8')).$1"; }

CREDENTIALS=$(npm run --silent credentials)
URL=$(field url <<< "$CREDENTIALS")
KEY=$(field apiKey <<< "$CREDENTIALS")

atlas() {
  curl -sS --fail-with-body "$URL$1" -H "Authorization: Bearer $KEY" -H "Atlas-Environment: $ENVIRONMENT" \
    -H "Content-Type: ${TYPE:-application/json}" "${@:2}"
}

new_environment() {
  ENVIRONMENT=$(curl -sS --fail-with-body "$URL/v1/environments" \
    -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" \
    -d '{"name": "guide '"$RANDOM$RANDOM"'", "mode": "test", "clock": "frozen", "clockStart": "'"$1"'"}' | field id)
}

advance_to() {
  local advance
  advance=$(atlas /v1/clock/advance -d '{"to": "'"$1"'"}' | field id)
  while [ "$(atlas "/v1/clock/advances/$advance" | field status)" = running ]; do sleep 0.2; done
  atlas "/v1/clock/advances/$advance" | field status
}
