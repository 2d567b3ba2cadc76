using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Data;

namespace MotoPortal.Terms;

/// <summary>Makes of the newest terms a script that can be read aloud.</summary>
internal sealed partial class TermsScripts(IDbContextFactory<PortalDb> contexts, IOptions<MerchantOptions> merchant)
{
    private const string Missing = "…";

    /// <summary>The newest terms in a language with values filled in; where a value is missing stands an ellipsis.</summary>
    /// <param name="language">The customer's language; one that the terms do not have falls back to English.</param>
    /// <param name="values">The values by the name of their place; the merchant's are added.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ScriptView> ReadAsync(string language, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var version = await db.Set<TermsVersion>().AsNoTracking().Include(version => version.Parts).OrderByDescending(version => version.Number).FirstAsync(cancellationToken);
        var spoken = version.Parts.Any(part => string.Equals(part.Language, language, StringComparison.Ordinal)) ? language : "en";
        var parts = version.Parts
            .Where(part => string.Equals(part.Language, spoken, StringComparison.Ordinal))
            .OrderBy(part => part.Key)
            .Select(part => new ScriptPartView(part.Key, Fill(part.Text, values)))
            .ToLookup(part => part.Key is TermsPartKey.Redisplay);
        return new ScriptView(
            version.Number,
            spoken,
            [.. parts[false]],
            parts[true].Single().Text,
            !parts[false].Any(part => part.Text.Contains(Missing, StringComparison.Ordinal)));
    }

    private string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(text, place => place.Groups["name"].Value switch
        {
            "merchant" => merchant.Value.Name,
            "contact" => merchant.Value.Contact,
            var name => values.GetValueOrDefault(name) ?? Missing,
        });

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
