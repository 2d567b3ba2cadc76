using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using MotoPortal.SignedForms.Cleaning;
using MotoPortal.SignedForms.Formats;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.SignedForms.Confinement;

/// <summary>
/// What a decoder can reach that a malicious file has taken over: each test runs one command in the real cleaning process, and the same
/// command in this process first, where it works, so that a refusal comes from the confinement and not from a faulty command.
/// </summary>
public sealed class ConfinementTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("motoportal-data-");
    private readonly CollectedLog _log = new();
    private readonly LoggerFactory _loggers;

    public ConfinementTests() => _loggers = new LoggerFactory([_log]);

    [LandlockFact]
    public async Task The_data_folder_can_be_neither_read_nor_listed_nor_written()
    {
        var secret = Path.Combine(_data.FullName, "portal.db");
        await File.WriteAllTextAsync(secret, "secret");

        await OnlyHereAsync("read", secret, "secret");
        await OnlyHereAsync("list", _data.FullName, "portal.db");
        await OnlyHereAsync("write", Path.Combine(_data.FullName, "more.db"), "written");
    }

    [LandlockFact]
    public async Task Settings_beside_the_program_cannot_be_read_even_by_another_way()
    {
        var settings = Path.Combine(AppContext.BaseDirectory, "appsettings.json");

        await OnlyHereAsync("read", settings, await File.ReadAllTextAsync(settings));
        await OnlyHereAsync("read", $"/proc/self/root{settings}", await File.ReadAllTextAsync(settings));
        var kept = Path.Combine(_data.FullName, "portal.db");
        await File.WriteAllTextAsync(kept, "kept");
        await OnlyHereAsync("read", $"/proc/self/root{kept}", "kept");
    }

    [LinuxFact]
    public async Task No_connection_can_be_opened()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        await OnlyHereAsync("connect", Port(listener), "connected", nameof(SocketException));
    }

    [LinuxFact]
    public async Task No_program_can_be_started()
    {
        await OnlyHereAsync("start", "/bin/true", "started", "Win32Exception");
    }

    [LinuxFact]
    public async Task No_other_process_can_be_ended()
    {
        using var other = Process.Start("sleep", "600");

        var id = other.Id.ToString(CultureInfo.InvariantCulture);

        string.Equals(await ThereAsync("signal", id), "signalled", StringComparison.Ordinal).ShouldBeFalse();
        other.HasExited.ShouldBeFalse();

        await OnlyHereAsync("signal-thread", id, "signalled", "refused");
        ConfinementProbe.Told(ConfinementProbe.Clean(ConfinementProbe.File("signal", id))).ShouldBe("signalled");
        await other.WaitForExitAsync();
    }

    [LinuxFact]
    public async Task Memory_past_the_limit_is_not_given_to_native_code_either()
    {
        var limits = CleaningLimits.Usual with { MemoryMegabytes = 300 };

        (await ThereAsync("allocate", "50", limits)).ShouldBe("allocated");
        await OnlyHereAsync("allocate", "400", "allocated", nameof(OutOfMemoryException), limits);
    }

    [LinuxFact]
    public async Task Processor_time_past_the_limit_ends_the_process_before_the_clock_does()
    {
        var limits = CleaningLimits.Usual with { ProcessorSeconds = 1 };
        using var process = Probe(limits);

        var outcome = await process.CleanAsync(ConfinementProbe.File("burn", ""), CancellationToken.None);

        outcome.ShouldBe(CleanOutcome.For(FormRefusal.Damaged));

        // 4504: the process ended by itself, with an unknown exit code; 4501 would be the portal's timeout.
        _log.Lines.Single(line => line.Level >= LogLevel.Warning).Event.Id.ShouldBe(4504);
    }

    [Fact]
    public async Task The_environment_of_the_portal_stays_with_the_portal()
    {
        string[] expected =
        [
            "DOTNET_EnableDiagnostics", "DOTNET_GCHeapHardLimit", "DOTNET_LTTng", "DOTNET_ROOT", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT",
            "DOTNET_TieredPGO", "DOTNET_gcServer", "LD_LIBRARY_PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR",
        ];
        Environment.GetEnvironmentVariable("PATH").ShouldNotBeNull();

        (await ThereAsync("environment", "")).Split(' ').Except(expected, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_file_has_a_temporary_folder_of_its_own_that_goes_with_it()
    {
        var (first, second) = (await ThereAsync("use-temporary-folder", ""), await ThereAsync("use-temporary-folder", ""));

        first.ShouldStartWith("written ");
        string.Equals(first, second, StringComparison.Ordinal).ShouldBeFalse();
        Directory.Exists(first["written ".Length..]).ShouldBeFalse();
        Directory.GetFiles(_data.FullName).ShouldBeEmpty();
    }

    [LandlockFact]
    public async Task On_this_system_nothing_is_missing_of_the_confinement()
    {
        await ThereAsync("environment", "");

        _log.ShouldBeClean();
    }

    [Fact]
    public async Task On_a_system_that_confines_nothing_forms_are_cleaned_and_what_is_missing_is_told_once()
    {
        using var process = Probe(CleaningLimits.Usual, ConfinementProbe.OnAnotherSystem);

        foreach (var _ in Enumerable.Range(1, 2))
        {
            var outcome = await process.CleanAsync(ConfinementProbe.File("use-temporary-folder", ""), CancellationToken.None);
            ConfinementProbe.Told(outcome).ShouldStartWith("written ");
        }

        var told = _log.Lines.Single(line => line.Level >= LogLevel.Warning);
        (told.Event.Id, told.Message.Contains("missing: All", StringComparison.Ordinal)).ShouldBe((4506, true));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _loggers.Dispose();
        _log.Dispose();
        _data.Delete(recursive: true);
    }

    private static string Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Asserts that the command has this result here, and is refused there.</summary>
    private async Task OnlyHereAsync(
        string command, string subject, string here, string there = nameof(UnauthorizedAccessException), CleaningLimits? limits = null)
    {
        ConfinementProbe.Told(ConfinementProbe.Clean(ConfinementProbe.File(command, subject))).ShouldBe(here);
        (await ThereAsync(command, subject, limits)).ShouldBe(there);
    }

    private async Task<string> ThereAsync(string command, string subject, CleaningLimits? limits = null)
    {
        using var process = Probe(limits ?? CleaningLimits.Usual);
        return ConfinementProbe.Told(await process.CleanAsync(ConfinementProbe.File(command, subject), CancellationToken.None));
    }

    private FormCleaningProcess Probe(CleaningLimits limits, params string[] arguments)
    {
        var program = new CleaningProgram(CleaningProgram.OfPortal.File, [typeof(ConfinementProbe).Assembly.Location, .. arguments]);
        return new FormCleaningProcess(program, limits, TimeProvider.System, _loggers.CreateLogger<FormCleaningProcess>());
    }
}
