package dev.fairlead.cli.line;

/** How the answers of many servers are put together. */
public enum Together {
    /** Each under the name of its model; what is well is counted only. */
    HEADED,
    /** One behind the other. */
    JOINED,
    /** As the members of one JSON document. */
    JSON,
    /** Not at all: the form has room for one. */
    APART
}
