using MotoPortal.Charges.Policy;
using MotoPortal.Gateway.Objects;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Records;

/// <summary>A payment at Stripe whose row was lost when the database was restored, with what its metadata still says.</summary>
/// <param name="Id">The charge's id.</param>
/// <param name="Number">The charge's number.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Consent">The consent, if it has a row; null when it was lost, or when there was none.</param>
/// <param name="Initiation">How it was initiated.</param>
/// <param name="Origin">Who initiated it.</param>
/// <param name="DueOn">The due day; null without a schedule.</param>
/// <param name="Intent">The PaymentIntent.</param>
internal sealed record FoundPayment(
    ChargeId Id,
    int Number,
    PortalCustomerId Customer,
    ConsentId? Consent,
    ChargeInitiation Initiation,
    ChargeOrigin Origin,
    DateOnly? DueOn,
    StripePaymentIntent Intent);
