"""The data desk: releases of the facts, what differs between two of them, and the spreadsheet that goes out and in."""
