import { Decimal } from "../money/decimal.js";

/**
 * An exact quotient of two decimals: where two prices cross need not have a finite decimal, and a proof must not round.
 * The divisor is always positive.
 */
export class Fraction {
  private constructor(
    private readonly top: Decimal,
    private readonly bottom: Decimal,
  ) {}

  static readonly ZERO = Fraction.of(Decimal.ZERO);
  static readonly ONE = Fraction.of(Decimal.ONE);

  static of(value: Decimal): Fraction {
    return new Fraction(value, Decimal.ONE);
  }

  plus(other: Fraction): Fraction {
    if (this.bottom.equals(other.bottom)) return new Fraction(this.top.plus(other.top), this.bottom);
    return new Fraction(
      this.top.times(other.bottom).plus(other.top.times(this.bottom)),
      this.bottom.times(other.bottom),
    ).simpler();
  }

  minus(other: Fraction): Fraction {
    return this.plus(other.neg());
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.top.times(other.top), this.bottom.times(other.bottom)).simpler();
  }

  /** The divisor must not be zero. */
  div(other: Fraction): Fraction {
    const [top, bottom] = [this.top.times(other.bottom), this.bottom.times(other.top)];
    return (bottom.sign() < 0 ? new Fraction(top.neg(), bottom.neg()) : new Fraction(top, bottom)).simpler();
  }

  neg(): Fraction {
    return new Fraction(this.top.neg(), this.bottom);
  }

  compare(other: Fraction): number {
    return this.top.times(other.bottom).compare(other.top.times(this.bottom));
  }

  equals(other: Fraction): boolean {
    return this.compare(other) === 0;
  }

  sign(): -1 | 0 | 1 {
    return this.top.sign();
  }

  isZero(): boolean {
    return this.top.isZero();
  }

  /** To so many places, or exactly where it has fewer. */
  toDecimal(places: number): Decimal {
    return Decimal.div(this.top, this.bottom, places, "half-even");
  }

  /** The whole number above or below. */
  toWhole(mode: "ceiling" | "floor"): Fraction {
    return Fraction.of(Decimal.div(this.top, this.bottom, 0, mode));
  }

  /** The finite decimal that this is, or null. */
  toExact(): Decimal | null {
    const quotient = this.top.div(this.bottom);
    return quotient.times(this.bottom).equals(this.top) ? quotient : null;
  }

  /** Written as a decimal where it is one, so that its digits do not pile up. */
  private simpler(): Fraction {
    const exact = this.toExact();
    return exact === null ? this : new Fraction(exact, Decimal.ONE);
  }
}
