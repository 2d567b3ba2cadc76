using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Data;
using MotoPortal.Primitives.Checks;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard;

/// <summary>
/// Says whether the Stripe account may take mail and telephone orders. Stripe has no call that tells without asking a reader for a card, so
/// the answer comes from the cards that were saved and the readers that were refused.
/// </summary>
internal sealed class MotoCheck(IDbContextFactory<PortalDb> contexts) : IPreflightCheck
{
    private enum Found
    {
        NotYet,
        Refused,
        NotCounted,
        Saved,
    }

    /// <inheritdoc/>
    public string Name => "Moto";

    /// <inheritdoc/>
    public PreflightPart Part => PreflightPart.Stripe;

    /// <inheritdoc/>
    public IReadOnlyList<string> Findings => Enum.GetNames<Found>();

    /// <inheritdoc/>
    public async Task<PreflightFinding> LookAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var saved = await db.Set<SavedCard>().AsNoTracking()
            .OrderByDescending(card => card.SealedAt)
            .Select(card => new { card.SealedAt, card.CountedAsMoto })
            .FirstOrDefaultAsync(cancellationToken);
        var refused = await db.Set<CardSetup>().AsNoTracking()
            .Where(setup => setup.Problem == SetupProblem.MotoNotEnabled)
            .OrderByDescending(setup => setup.ChangedAt)
            .Select(setup => (DateTimeOffset?)setup.ChangedAt)
            .FirstOrDefaultAsync(cancellationToken);
        return (saved, refused) switch
        {
            (null, null) => PreflightFinding.Of(PreflightState.NotKnownYet, Found.NotYet),
            (_, { } at) when saved is null || at > saved.SealedAt => PreflightFinding.Of(PreflightState.Wrong, Found.Refused, at),
            ({ CountedAsMoto: false, SealedAt: var at }, _) => PreflightFinding.Of(PreflightState.Wrong, Found.NotCounted, at) with
            {
                Link = "/consents?moto=no",
            },
            ({ SealedAt: var at }, _) => PreflightFinding.Of(PreflightState.Fine, Found.Saved, at),
            _ => PreflightFinding.Of(PreflightState.NotKnownYet, Found.NotYet),
        };
    }
}
