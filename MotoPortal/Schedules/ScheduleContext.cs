using MotoPortal.Consents.Records;
using MotoPortal.Customers;

namespace MotoPortal.Schedules;

/// <summary>What a look at a schedule stands on, with the consent it belongs to.</summary>
/// <param name="Consent">The consent.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Facts">What is decided on.</param>
internal sealed record ScheduleContext(ConsentView Consent, KnownCustomer Customer, ScheduleFacts Facts);
