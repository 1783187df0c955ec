/** What a browser's viewer shows of a PDF within a page: the document alone, as wide as its frame. */
export const PDF_VIEW = "#toolbar=0&navpanes=0&view=FitH";
