using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;

namespace MotoPortal;

/// <summary>
/// Records with which settings the portal started, so that an auditor can say what was in force at each moment. Written only when something
/// differs from the last time.
/// </summary>
internal static partial class SettingsRecords
{
    private const string IsSet = "(set)";
    private const int Shown = 4;

    // Settings of ASP.NET Core, and of rooms that read them without an options class. All else in a configuration is of the machine.
    private static readonly string[] OtherRoots = ["AllowedHosts", "ConnectionStrings", "Database", "Kestrel", "Logging", "Portal", "urls"];

    private static readonly ImmutableHashSet<string> Roots = SettingsCheck.Sections.Select(found => found.Section.Split(':')[0])
        .Concat(OtherRoots).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Records the settings, if they are not those of the last entry; called before the server listens.</summary>
    public static async Task RecordSettingsAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var seen = Of(services.GetRequiredService<IConfiguration>());
        var written = LedgerPayload.Create(Actor.Portal, seen).Json;
        await services.GetRequiredService<Atomic>().RunAsync(
            async scope =>
            {
                var last = await scope.Db.Set<LedgerEntry>().Where(entry => entry.Kind == SettingsSeen.Kinds[0])
                    .OrderByDescending(entry => entry.Sequence).Select(entry => entry.Payload!.Json).FirstOrDefaultAsync(cancellationToken);
                if (!string.Equals(last, written, StringComparison.Ordinal))
                {
                    services.GetRequiredService<LedgerWriter>().Append(scope, SettingsSeen.Kinds[0], Actor.Portal, default, seen);
                }
            },
            cancellationToken);
    }

    /// <summary>The settings as they are recorded.</summary>
    internal static SettingsSeen Of(IConfiguration configuration) => new(
        typeof(SettingsRecords).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
        [
            .. configuration.AsEnumerable()
                .Where(setting => setting.Value is { Length: > 0 } && Roots.Contains(setting.Key.Split(':')[0]))
                .OrderBy(setting => setting.Key, StringComparer.OrdinalIgnoreCase)
                .Select(setting => new SettingsSeen.Setting(setting.Key, Masked(setting.Key, setting.Value!))),
        ]);

    private static string Masked(string key, string value) =>
        StripeSecret().Match(value) is { Success: true } stripe ? $"{stripe.Groups["kind"].Value}…{value[^Shown..]}"
        : SecretKey().IsMatch(key) || HasPassword(value) ? IsSet
        : value;

    // An address such as smtp://user:password@host.
    private static bool HasPassword(string value) => Uri.TryCreate(value, UriKind.Absolute, out var address) && address.UserInfo.Length > 0;

    // Prefixes of Stripe's keys: https://docs.stripe.com/keys
    [GeneratedRegex(
        "^(?<kind>(sk|rk|pk)_(test|live)_|whsec_).{8,}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StripeSecret();

    // A file of a secret is no secret; public keys are none either.
    [GeneratedRegex(
        "^ConnectionStrings:|(Password|Passphrase|Secret|Token|Key|Pin|Certificate)s?(:[0-9]+)?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretKey();
}
