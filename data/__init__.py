"""Facts stated by the source documents, and the contracts that validate them."""
