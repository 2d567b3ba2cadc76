using MotoPortal.Data;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Records;

/// <summary>The bell topics that ring when a charge changed; its own id rings too.</summary>
internal static class ChargeTopics
{
    /// <summary>Any charge, refund or dispute.</summary>
    public const string Any = "charges";

    /// <summary>The charges of one customer.</summary>
    public static string Of(PortalCustomerId customer) => $"charges:{customer.Value}";

    /// <summary>Rings all three topics once the transaction is committed.</summary>
    public static void Ring(AtomicScope scope, Charge charge)
    {
        scope.Ring(Any);
        scope.Ring(Of(charge.CustomerId));
        scope.Ring(charge.Id.Value);
    }
}
