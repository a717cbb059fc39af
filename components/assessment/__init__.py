"""Where every indicator stands by the published formula: pure, the tables and the catalogue in, frozen values out."""
