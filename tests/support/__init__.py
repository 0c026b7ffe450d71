"""Other eyes than the engine's: what the tests read a .docx with."""
