using System.Diagnostics;
using System.Runtime.Versioning;
using MotoPortal.Data;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Data;

/// <summary>Other accounts of the machine cannot read what the portal writes, whatever the umask and modes were before.</summary>
[UnsupportedOSPlatform("windows")]
[Trait(Categories.Name, Categories.Process)]
public sealed class OwnerOnlyTests : IDisposable
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode File0600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Everybody = File0600 | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("motoportal-");

    private string Data => Path.Combine(_folder.FullName, "data");

    [Fact]
    public async Task A_fresh_portal_and_its_backup_are_closed_under_an_open_mask()
    {
        var copy = Path.Combine(_folder.FullName, "copy.db");

        (await ShellAsync(
            $"umask 022; Portal__DataDirectory={Data} Stripe__ApiKey=sk_test_nobody dotnet {typeof(Program).Assembly.Location} backup {copy}"))
            .ShouldBe(0);

        Open(Data).ShouldBeEmpty();
        File.GetUnixFileMode(Data).ShouldBe(Folder);
        File.GetUnixFileMode(copy).ShouldBe(File0600);
        File.GetUnixFileMode(Path.Combine(Data, "keys", "key-ring.pfx")).ShouldBe(File0600);
    }

    [Fact]
    public async Task An_installation_that_lies_open_is_closed_at_start_and_that_is_said_once()
    {
        Directory.CreateDirectory(Data);
        await using (var before = new PortalFactory(dataDirectory: Data).Start())
        {
        }

        await File.WriteAllTextAsync(Path.Combine(Data, "copy-of-yesterday.db"), "");
        foreach (var path in Directory.EnumerateFileSystemEntries(Data, "*", SearchOption.AllDirectories).Prepend(Data))
        {
            File.SetUnixFileMode(
                path, Directory.Exists(path) ? Folder | Everybody | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : Everybody);
        }

        await using var portal = new PortalFactory(dataDirectory: Data).Start();
        using var http = new HttpClient { BaseAddress = portal.Address };
        await http.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative));

        Open(Data).ShouldBeEmpty();
        File.Exists(Path.Combine(Data, "portal.db-wal")).ShouldBeTrue();
        portal.Log.Lines.Where(line => line.Event.Id == 1110).ShouldHaveSingleItem().Message.ShouldContain(Data);
    }

    [Fact]
    public void A_folder_that_is_shared_with_other_programs_stays_as_it_is()
    {
        Directory.CreateDirectory(Data);
        var other = Path.Combine(Data, "other-program");
        var database = Path.Combine(Data, "portal.db");
        File.WriteAllText(other, "");
        File.WriteAllText(database, "");
        File.SetUnixFileMode(other, Everybody);
        File.SetUnixFileMode(database, Everybody);
        File.SetUnixFileMode(Data, (UnixFileMode)0x3FF);
        using var log = new CollectedLog();

        OwnerOnly.RestrictExistingFiles(Data, database, log.CreateLogger("test"));

        File.GetUnixFileMode(Data).ShouldBe((UnixFileMode)0x3FF);
        File.GetUnixFileMode(other).ShouldBe(Everybody);
        File.GetUnixFileMode(database).ShouldBe(File0600);
        log.Lines.Where(line => line.Event.Id == 1112).ShouldHaveSingleItem().Message.ShouldContain("Portal:DataDirectory");
    }

    [Fact]
    public void A_link_that_leads_elsewhere_is_not_followed()
    {
        Directory.CreateDirectory(Data);
        var elsewhere = Path.Combine(_folder.FullName, "elsewhere");
        File.WriteAllText(elsewhere, "");
        File.SetUnixFileMode(elsewhere, Everybody);
        File.CreateSymbolicLink(Path.Combine(Data, "link"), elsewhere);
        using var log = new CollectedLog();

        OwnerOnly.RestrictExistingFiles(Data, database: null, log.CreateLogger("test"));

        File.GetUnixFileMode(elsewhere).ShouldBe(Everybody);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private static IEnumerable<string> Open(string folder) =>
        Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Prepend(folder)
            .Where(path => (File.GetUnixFileMode(path) & ~Folder) != UnixFileMode.None)
            .Select(path => $"{path}: {File.GetUnixFileMode(path)}");

    private static async Task<int> ShellAsync(string command)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", command])
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var shell = Process.Start(start)!;
        await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return shell.ExitCode;
    }
}
