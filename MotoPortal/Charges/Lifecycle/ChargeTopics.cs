using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <summary>What is rung when a charge changes; its own id is rung too.</summary>
internal static class ChargeTopics
{
    /// <summary>Any charge, refund or dispute.</summary>
    public const string Any = "charges";

    /// <summary>A charge of this customer.</summary>
    public static string Of(PortalCustomerId customer) => $"charges:{customer.Value}";

    /// <summary>Rings all three once the transaction is committed.</summary>
    public static void Ring(AtomicScope scope, Charge charge)
    {
        scope.Ring(Any);
        scope.Ring(Of(charge.CustomerId));
        scope.Ring(charge.Id.Value);
    }
}
