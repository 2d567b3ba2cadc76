using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Data;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives.Checks;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>
/// Says when the last event with a good signature came: only that proves that Stripe reaches the portal and that both have the same
/// secret.
/// </summary>
internal sealed class WebhookEventsCheck(IDbContextFactory<PortalDb> contexts, IOptions<StripeOptions> options) : IPreflightCheck
{
    private enum Found
    {
        SwitchedOff,
        NoneYet,
        Received,
        GivenUp,
    }

    /// <inheritdoc/>
    public string Name => "WebhookEvents";

    /// <inheritdoc/>
    public PreflightPart Part => PreflightPart.Stripe;

    /// <inheritdoc/>
    public IReadOnlyList<string> Findings => Enum.GetNames<Found>();

    /// <inheritdoc/>
    public async Task<PreflightFinding> LookAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Webhooks)
        {
            return PreflightFinding.Of(PreflightState.Fine, Found.SwitchedOff);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var last = await db.Set<StripeEventRow>().AsNoTracking()
            .OrderByDescending(row => row.ReceivedAt)
            .Select(row => (DateTimeOffset?)row.ReceivedAt)
            .FirstOrDefaultAsync(cancellationToken);
        var givenUp = await db.Set<StripeEventRow>().CountAsync(row => row.GaveUpAt != null && row.AppliedAt == null, cancellationToken);
        return last is { } came && givenUp > 0
            ? PreflightFinding.Of(PreflightState.Wrong, Found.GivenUp, came, givenUp) with { Link = "/webhooks" }
            : last is { } at
            ? PreflightFinding.Of(PreflightState.Fine, Found.Received, at)
            : PreflightFinding.Of(PreflightState.NotKnownYet, Found.NoneYet);
    }
}
