"""What people do with the program, one public method each: no Qt, no SQL, no files but through the parts below."""
