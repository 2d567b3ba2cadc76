namespace MotoPortal;

/// <summary>
/// Which folder the program reads its settings and its assets from, and which one a relative data folder counts from. A published program
/// reads the
/// <c>appsettings.json</c> that lies beside it from wherever it is started; a program that runs from source reads the repository's.
/// </summary>
/// <param name="ContentRoot">The folder of settings and assets, absolute.</param>
/// <param name="DataRoot">The folder that a relative <c>Portal:DataDirectory</c> counts from, absolute.</param>
internal sealed record ProgramFolder(string ContentRoot, string DataRoot)
{
    private const string Settings = "appsettings.json";

    /// <summary>The folders for these arguments, this environment, this working directory and this program.</summary>
    public static ProgramFolder Of(string[] args)
    {
        var said = new ConfigurationBuilder()
            .AddEnvironmentVariables("DOTNET_")
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddCommandLine(args)
            .Build()[HostDefaults.ContentRootKey];
        return Choose(said, Directory.GetCurrentDirectory(), AppContext.BaseDirectory);
    }

    /// <summary>Chooses between the folder that was said, the working directory, and the program's own folder.</summary>
    public static ProgramFolder Choose(string? said, string workingDirectory, string programDirectory)
    {
        if (!string.IsNullOrEmpty(said))
        {
            var folder = Path.GetFullPath(said, workingDirectory);
            return new ProgramFolder(folder, folder);
        }

        // Published, the assets lie beside the program; built from source, they are found by the build's manifest.
        var isPublished = Directory.Exists(Path.Combine(programDirectory, "wwwroot"));
        var isElsewhere = isPublished || !File.Exists(Path.Combine(workingDirectory, Settings));

        // Data stays where an installation has it: in the working directory, as ever, unless the only database there is lies beside the
        // program.
        var isDataHere = HasData(workingDirectory) || !HasData(programDirectory);
        return new ProgramFolder(isElsewhere ? programDirectory : workingDirectory, isDataHere ? workingDirectory : programDirectory);
    }

    private static bool HasData(string folder) => File.Exists(Path.Combine(folder, "data", "portal.db"));
}
