using MotoPortal.Primitives;

namespace MotoPortal.Customers.Records;

/// <summary>The bell's topics about customers.</summary>
internal static class CustomerTopics
{
    /// <summary>A change of one customer's details or standing.</summary>
    public static string Of(PortalCustomerId id) => $"customer:{id}";
}
