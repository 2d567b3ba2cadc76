using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;

namespace MotoPortal.Disputes;

/// <summary>How long a customer's charges can still be disputed.</summary>
internal sealed class DisputeWindow(IOptions<RetentionOptions> options, TimeProvider time)
{
    /// <summary>The charge whose time to be disputed ends last; null when none can be disputed any more, or was not before.</summary>
    public async Task<DisputeWindowView?> FindAsync(PortalDb db, PortalCustomerId customer, CancellationToken cancellationToken)
    {
        var days = TimeSpan.FromDays(options.Value.DisputeWindowDays);
        var since = time.GetUtcNow() - days;
        var last = await db.Set<Charge>().AsNoTracking()
            .Where(charge => charge.CustomerId == customer && charge.State == ChargeState.Succeeded && charge.SettledAt > since
                && !db.Set<ChargeDispute>().Any(dispute => dispute.ChargeId == charge.Id))
            .OrderByDescending(charge => charge.SettledAt).Select(charge => new { charge.Number, charge.SettledAt })
            .FirstOrDefaultAsync(cancellationToken);
        return last is { SettledAt: { } settled } ? new DisputeWindowView(ChargeNumber.Write(last.Number), settled + days) : null;
    }
}
