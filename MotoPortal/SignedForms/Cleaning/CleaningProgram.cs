namespace MotoPortal.SignedForms.Cleaning;

/// <summary>The command that starts the cleaning process.</summary>
/// <param name="File">The executable.</param>
/// <param name="Arguments">The arguments before the verb.</param>
internal sealed record CleaningProgram(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>The portal itself, as it was started.</summary>
    public static CleaningProgram OfPortal { get; } = Find();

    private static CleaningProgram Find()
    {
        var portal = typeof(Program).Assembly;
        var running = Environment.ProcessPath;
        var called = Path.GetFileNameWithoutExtension(running);

        // An executable of the published portal is started directly; otherwise the runtime is started with the assembly.
        var isPortal = portal.Location.Length == 0 || string.Equals(called, portal.GetName().Name, StringComparison.OrdinalIgnoreCase);
        if (running is not null && isPortal)
        {
            return new CleaningProgram(running, []);
        }

        return new CleaningProgram(running is not null && called is "dotnet" ? running : "dotnet", [portal.Location]);
    }
}
