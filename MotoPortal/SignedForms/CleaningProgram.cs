namespace MotoPortal.SignedForms;

/// <summary>How the program is started that cleans a form.</summary>
/// <param name="File">What is run.</param>
/// <param name="Arguments">What stands before the verb.</param>
internal sealed record CleaningProgram(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>The portal itself, as it was started.</summary>
    public static CleaningProgram OfPortal { get; } = Find();

    private static CleaningProgram Find()
    {
        var portal = typeof(Program).Assembly;
        var running = Environment.ProcessPath;
        var called = Path.GetFileNameWithoutExtension(running);

        // Published with an executable of its own, that is what is to be run; otherwise the runtime, which is told the assembly.
        var isPortal = portal.Location.Length == 0 || string.Equals(called, portal.GetName().Name, StringComparison.OrdinalIgnoreCase);
        if (running is not null && isPortal)
        {
            return new CleaningProgram(running, []);
        }

        return new CleaningProgram(running is not null && called is "dotnet" ? running : "dotnet", [portal.Location]);
    }
}
