using MotoPortal.Primitives.Checks;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Terms.Scripts;

/// <summary>Checks whether the shop has published terms of its own; a new portal reads prepared ones.</summary>
internal sealed class PublishedTermsCheck(TermsReads reads) : IPreflightCheck
{
    private enum Found
    {
        Prepared,
        Published,
    }

    /// <inheritdoc/>
    public string Name => "Terms";

    /// <inheritdoc/>
    public PreflightPart Part => PreflightPart.Shop;

    /// <inheritdoc/>
    public IReadOnlyList<string> Findings => Enum.GetNames<Found>();

    /// <inheritdoc/>
    public async Task<PreflightFinding> LookAsync(CancellationToken cancellationToken)
    {
        var newest = await reads.NewestAsync(cancellationToken);
        var published = await reads.FindAsync(newest.Number, cancellationToken);
        return string.Equals(published?.PublishedBy, FirstTerms.Version.PublishedBy, StringComparison.Ordinal)
            ? PreflightFinding.Of(PreflightState.ToDo, Found.Prepared, newest.Number) with { Link = "/terms" }
            : PreflightFinding.Of(PreflightState.Fine, Found.Published, newest.Number) with { Link = "/terms" };
    }
}
