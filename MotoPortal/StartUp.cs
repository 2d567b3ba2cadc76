using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents;
using MotoPortal.Data;
using MotoPortal.Data.Backups;
using MotoPortal.Data.Guards;
using MotoPortal.Data.Health;
using MotoPortal.Data.Keys;
using MotoPortal.Data.Numbers;
using MotoPortal.Exemptions;
using MotoPortal.Invariants;
using MotoPortal.Ledger;
using MotoPortal.Shell.Settings;
using MotoPortal.Simulator.Objects;
using MotoPortal.TakeOver;

namespace MotoPortal;

/// <summary>
/// Runs the program. When a setting or the machine prevents the start, prints the reason, one sentence per line, and returns exit code 2.
/// Any other exception is a bug and keeps its stack trace.
/// </summary>
internal static partial class StartUp
{
    private const int CannotStart = 2;

    /// <summary>Runs the program to its end and returns the process's exit code.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> program)
    {
        OwnerOnly.RestrictNewFiles();
        try
        {
            return await program();
        }
        catch (Exception exception) when (Explain(exception) is { Count: > 0 } sentences)
        {
            foreach (var sentence in sentences)
            {
                await Console.Error.WriteLineAsync(sentence);
            }

            return CannotStart;
        }
    }

    /// <summary>Whether the program runs a verb, which may run beside the portal, and not the portal itself.</summary>
    public static bool IsVerb(string[] args) => args is ["admin" or "backup" or "check", ..];

    /// <summary>Whether the first argument is a word that names no verb.</summary>
    public static bool IsUnknownVerb(string[] args) =>
        args is [[not '-' and not '/', ..], ..] && !IsVerb(args) && !args[0].Contains('=', StringComparison.Ordinal);

    /// <summary>Runs the verb beside a portal that may be running, and returns the process's exit code.</summary>
    public static async Task<int> RunVerbAsync(WebApplication app, string[] args, CancellationToken cancellationToken)
    {
        if (args is ["check", ..])
        {
            return await CheckVerb.RunAsync(app.Services, args, Console.Out, cancellationToken);
        }

        await app.Services.PrepareDatabaseAsync(cancellationToken);
        if (args is ["admin", ..])
        {
            // An entry of this verb must not make a restored database look current.
            await app.Services.DemandComparisonAsync(cancellationToken);
        }

        await app.Services.PrepareLedgerAsync(cancellationToken);
        return args is ["backup", ..]
            ? await BackupVerb.RunAsync(app.Services, args, Console.Out, cancellationToken)
            : await AdminVerb.RunAsync(app, args, Console.Out, cancellationToken);
    }

    /// <summary>Prepares the database and what is in it, before the server listens and beside what else the start does.</summary>
    /// <param name="model">EF Core's model, when it is built.</param>
    /// <param name="services">The portal's services.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task PrepareAsync(Task model, IServiceProvider services, CancellationToken cancellationToken)
    {
        await Task.Yield();
        await model;
        await services.HoldDatabase().PrepareDatabaseAsync(cancellationToken);
        await services.DemandComparisonAsync(cancellationToken);
        await services.PrepareLedgerAsync(cancellationToken);
        await services.PreparePeopleAsync(cancellationToken);
        await services.PrepareExemptionsAsync(cancellationToken);
        await services.PrepareConsentsAsync(cancellationToken);
        await services.PrepareSearchAsync(cancellationToken);
        await services.RecordSettingsAsync(cancellationToken);
    }

    /// <summary>Makes the endpoints that Razor's pages and the circuit keep, which the first request would wait for.</summary>
    public static void MakeEndpoints(IEndpointRouteBuilder routes)
    {
        foreach (var source in routes.DataSources)
        {
            _ = source.Endpoints;
        }
    }

    /// <summary>Says which verbs there are, and returns the process's exit code.</summary>
    public static async Task<int> RefuseVerbAsync(string word)
    {
        await Console.Error.WriteLineAsync(
            $"'{word}' is no verb of this program; they are: simulator, backup FILE, check, verify FILE [KEY] [--authority CERTIFICATE], admin create EMAIL, admin link EMAIL, admin reset-second-factor EMAIL. Without one, the portal runs.");
        return CannotStart;
    }

    /// <summary>
    /// Suppresses the host's log entries until the portal has started, so that a start that fails prints one sentence and no stack trace.
    /// </summary>
    public static void QuietUntilStarted(this WebApplicationBuilder builder)
    {
        var gate = new Gate();
        string[] categories =
        [
            "Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.DataProtection",
        ];
        foreach (var category in categories)
        {
            builder.Logging.AddFilter(category, level => gate.IsOpen && level >= LogLevel.Warning);
        }

        // Background workers may already run when the host gives up, and would log errors about services that are being disposed.
        builder.Logging.AddFilter(nameof(MotoPortal), level => gate.IsOpen && level >= LogLevel.Information);

        // These log what they do to file permissions and keys, and a setting's former name; all happen before anything is served.
        foreach (var type in new[] { typeof(OwnerOnly), typeof(KeyRing), typeof(NumberWitness), typeof(CalendarOptions) })
        {
            builder.Logging.AddFilter(type.FullName, LogLevel.Information);
        }

        builder.Services.AddHostedService(provider => new OpensWhenStarted(gate, provider.GetRequiredService<IHostApplicationLifetime>()));
    }

    /// <summary>
    /// The reasons for an exception that prevents the start, one sentence per setting that has to be corrected; empty when the exception is
    /// a bug.
    /// </summary>
    internal static IReadOnlyList<string> Explain(Exception exception) => exception switch
    {
        OptionsValidationException options => [.. options.Failures.Distinct(StringComparer.Ordinal)],
        SimulatorCannotStartException simulator => [$"{simulator.Setting}: {simulator.Message}"],
        AggregateException several => [.. several.InnerExceptions.SelectMany(Explain)],
        IOException { InnerException: AddressInUseException } =>
            [$"urls: {exception.Message.TrimEnd('.')}. Stop what listens there, or set ASPNETCORE_URLS to another address."],
        System.Net.Sockets.SocketException =>
            [$"urls: {exception.Message}. Set ASPNETCORE_URLS to an address of this machine that this account may listen on."],
        InvalidOperationException { Message: var message }
            when message.StartsWith("Unable to configure HTTPS endpoint", StringComparison.Ordinal) =>
            ["Kestrel:Certificates:Default: HTTPS needs a certificate; name its Path and Password, or let a proxy do HTTPS and set Portal:PublicUrl."],
        InvalidOperationException { Message: var message } when Mistyped().Match(message) is { Success: true } found =>
            [$"{found.Groups["key"].Value} is '{found.Groups["value"].Value}', which is not of its kind ({found.Groups["kind"].Value})."],
        _ when IsOfListening(exception) =>
        [
            $"urls: {FirstLine(exception.Message).TrimEnd('.')}. Write an address like {PortalAddress.Default}; "
            + "certificates are set in Kestrel:Certificates.",
        ],
        DatabaseInUseException or GuardException => [$"ConnectionStrings:Portal: {exception.Message}"],
        InvalidDataException { InnerException: not null } => [$"appsettings.json: {exception.Message} {exception.InnerException.Message}"],
        DbException => [$"ConnectionStrings:Portal: the database cannot be opened. {FirstLine(exception.Message)}"],
        { InnerException: DbException inner } => Explain(inner),
        _ => [],
    };

    // Kestrel parses its addresses and certificates itself and throws different exceptions for errors in them; the message contains the
    // address.
    private static bool IsOfListening(Exception exception) =>
        exception is FormatException or ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException
            or System.Security.Cryptography.CryptographicException
        && (exception.StackTrace?.Contains("Microsoft.AspNetCore.Server.Kestrel.", StringComparison.Ordinal) is true
            || exception.StackTrace?.Contains("Microsoft.AspNetCore.Http.BindingAddress.", StringComparison.Ordinal) is true);

    // The message of the configuration binder, which is in English on every machine:
    // https://learn.microsoft.com/dotnet/core/extensions/configuration#bind
    [GeneratedRegex(
        "^Failed to convert configuration value '(?<value>.*)' at '(?<key>[^']+)' to type '(?<kind>[^']+)'",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mistyped();

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();

    private sealed class Gate
    {
        public bool IsOpen { get; set; }
    }

    private sealed class OpensWhenStarted(Gate gate, IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.ApplicationStarted.Register(() => gate.IsOpen = true);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
