using MotoPortal.Customers.Records;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Restores;

namespace MotoPortal.TakeOver;

/// <summary>An object at Stripe that no row knew, for the page.</summary>
/// <param name="Id">Stripe's id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="CreatedAt">When Stripe created it.</param>
/// <param name="Amount">The amount; null for what has none.</param>
/// <param name="HasSucceeded">Whether money has moved or a card was saved.</param>
/// <param name="State">What became of it.</param>
/// <param name="StripeCustomer">The customer at Stripe; null for none.</param>
/// <param name="Customer">The customer, if they are known here; null otherwise.</param>
internal sealed record MissingView(
    string Id,
    MissingKind Kind,
    DateTimeOffset CreatedAt,
    Money? Amount,
    bool HasSucceeded,
    MissingState State,
    CustomerId? StripeCustomer,
    CustomerView? Customer);
