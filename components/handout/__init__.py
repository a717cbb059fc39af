"""What is left in people's hands: a story, or one page, as slides (PPTX), as a document (PDF) and as one HTML file."""
