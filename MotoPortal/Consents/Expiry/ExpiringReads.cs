using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Records;

namespace MotoPortal.Consents.Expiry;

/// <summary>Reads the consents that end soon.</summary>
internal sealed class ExpiringReads(ConsentReads consents, IOptions<ExpiryOptions> options, StoreCalendarReads calendars, TimeProvider time)
{
    /// <summary>The number of days ahead within which an end is shown.</summary>
    public int DaysAhead => options.Value.WarnDaysAhead;

    /// <summary>The last day of that range, in the company's calendar.</summary>
    public DateOnly Horizon => calendars.Company.DayOf(time.GetUtcNow()).AddDays(DaysAhead);

    /// <summary>The consents in force that end soon, earliest end first.</summary>
    /// <param name="most">The maximum number.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<IReadOnlyList<ConsentView>> ListAsync(int most, CancellationToken cancellationToken) =>
        consents.ListEndingAsync(Horizon, most, cancellationToken);
}
