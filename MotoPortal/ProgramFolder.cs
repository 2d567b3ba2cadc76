namespace MotoPortal;

/// <summary>
/// The folder from which the program reads its settings and assets, and the folder against which a relative data folder is resolved. A
/// published program reads the <c>appsettings.json</c> beside it, wherever it is started; a program run from source reads the repository's.
/// </summary>
/// <param name="ContentRoot">The folder of settings and assets, absolute.</param>
/// <param name="DataRoot">The folder against which a relative <c>Portal:DataDirectory</c> is resolved, absolute.</param>
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

    /// <summary>
    /// Chooses between the folder given by an argument or the environment, the working directory, and the program's own folder.
    /// </summary>
    public static ProgramFolder Choose(string? said, string workingDirectory, string programDirectory)
    {
        if (!string.IsNullOrEmpty(said))
        {
            var folder = Path.GetFullPath(said, workingDirectory);
            return new ProgramFolder(folder, folder);
        }

        // A published program has its assets beside it; one built from source finds them by the build's manifest.
        var isPublished = Directory.Exists(Path.Combine(programDirectory, "wwwroot"));
        var isElsewhere = isPublished || !File.Exists(Path.Combine(workingDirectory, Settings));

        // An existing installation keeps its data in the working directory, unless the only database is beside the program.
        var isDataHere = HasData(workingDirectory) || !HasData(programDirectory);
        return new ProgramFolder(isElsewhere ? programDirectory : workingDirectory, isDataHere ? workingDirectory : programDirectory);
    }

    private static bool HasData(string folder) => File.Exists(Path.Combine(folder, "data", "portal.db"));
}
