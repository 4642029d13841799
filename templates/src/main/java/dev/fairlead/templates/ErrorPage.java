package dev.fairlead.templates;

/** What visitors see while an app gives no answer. */
public final class ErrorPage {
    public static final String HTML = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Not available at the moment</title>
            </head>
            <body style="font-family: sans-serif; margin: 4em auto; max-width: 32em; padding: 0 1em">
            <h1>Not available at the moment</h1>
            <p>This site gives no answer just now. Please try again in a little while.</p>
            </body>
            </html>
            """;

    private ErrorPage() {}
}
