package dev.fairlead.cli.line;

import dev.fairlead.core.diagnostic.Diagnostic;

/** What a command line comes to. */
public sealed interface Reading {
    record Run(Globals globals, Command command) implements Reading {}

    /** It asks for help, and nothing else is done. */
    record Help(String text) implements Reading {}

    record Wrong(Diagnostic diagnostic) implements Reading {}
}
