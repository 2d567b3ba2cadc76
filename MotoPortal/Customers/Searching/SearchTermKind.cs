namespace MotoPortal.Customers.Searching;

/// <summary>What a person searched by. The ledger keeps the names.</summary>
internal enum SearchTermKind
{
    Name,
    Email,
    Phone,

    /// <summary>The number of a consent, an order, a charge or a card, or Stripe's id.</summary>
    Number,
}
