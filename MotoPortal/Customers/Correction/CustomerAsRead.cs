using MotoPortal.Gateway.Objects;

namespace MotoPortal.Customers.Correction;

/// <summary>A customer as the form of a correction was filled with them.</summary>
internal sealed record CustomerAsRead
{
    private readonly StripeCustomer _customer;
    private readonly int _version;

    /// <summary>Keeps what was read.</summary>
    /// <param name="customer">The customer at Stripe.</param>
    /// <param name="version">The version of the portal's record.</param>
    public CustomerAsRead(StripeCustomer customer, int version) => (_customer, _version) = (customer, version);

    /// <summary>Whether nothing has changed since.</summary>
    public bool IsStill(StripeCustomer customer, int version) => _customer == customer && _version == version;
}
