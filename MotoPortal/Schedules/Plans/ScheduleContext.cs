using MotoPortal.Consents.Records;
using MotoPortal.Customers.Records;

namespace MotoPortal.Schedules.Plans;

/// <summary>The input of an evaluation, with its consent.</summary>
/// <param name="Consent">The consent.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Facts">The facts to decide on.</param>
internal sealed record ScheduleContext(ConsentView Consent, KnownCustomer Customer, ScheduleFacts Facts);
