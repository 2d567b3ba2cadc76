namespace MotoPortal.Customers.Searching;

/// <summary>Where a person searched for a customer. The ledger keeps the names.</summary>
internal enum SearchScope
{
    Customers,
    Cards,
    Consents,
    Charges,
}
