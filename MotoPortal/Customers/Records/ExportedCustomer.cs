using MotoPortal.Primitives;

namespace MotoPortal.Customers.Records;

/// <summary>The customer's own record in their export.</summary>
internal sealed record ExportedCustomer(
    PortalCustomerId Id, CustomerId StripeId, string Name, string? Email, string? Phone, DateTimeOffset SeenAt);
