using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Exemptions;

namespace MotoPortal.Invariants;

/// <summary>
/// The verb <c>check</c>: checks all invariants and names each violation. It changes nothing, neither the schema nor the triggers, so it
/// also looks at a copy, and beside a running portal.
/// </summary>
internal static class CheckVerb
{
    // Without dashes: settings may follow, and an option would take the next one for its value.
    private const string DatabaseOnly = "database";

    /// <summary>Runs the verb and returns the process's exit code: 0 all hold, 1 not all, 2 it could not be checked.</summary>
    public static async Task<int> RunAsync(
        IServiceProvider services, IReadOnlyList<string> words, TextWriter output, CancellationToken cancellationToken)
    {
        var options = words.Skip(1).Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToList();
        if (options.Exists(option => option is not DatabaseOnly))
        {
            await output.WriteLineAsync($"Usage: check [{DatabaseOnly}]");
            return 2;
        }

        await using (var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(cancellationToken))
        {
            if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                await output.WriteLineAsync("The database has an older schema, or none. Start the portal on it once, then check.");
                return 2;
            }
        }

        await services.PrepareExemptionsAsync(cancellationToken);
        var view = await services.GetRequiredService<InvariantCheck>().CheckAsync(options.Count == 0, cancellationToken);
        foreach (var finding in view.Findings)
        {
            var sentence = InvariantText.Of(finding.Violation, CultureInfo.InvariantCulture);
            await output.WriteLineAsync($"{finding.Invariant} {finding.Violation} {finding.Subject}: {sentence}.");
        }

        if (view.UnreadCustomers > 0)
        {
            await output.WriteLineAsync(
                $"{view.UnreadCustomers} customers could not be read at Stripe; 'check {DatabaseOnly}' does not ask Stripe.");
        }

        await output.WriteLineAsync(view switch
        {
            { Holds: false } => $"{view.Findings.Length} findings.",
            { UnreadCustomers: null } => "All invariants hold in the database.",
            _ => "All invariants hold in the database and at Stripe.",
        });
        return view.Holds ? 0 : 1;
    }
}
