namespace MotoPortal.Primitives.Texts;

/// <summary>
/// The kinds of field whose text a supervisor may exempt from the card number guard: those in which a merchant writes numbers of their own.
/// Names, addresses and telephone numbers are not among them.
/// </summary>
public enum ExemptibleField
{
    /// <summary>The reference of an order or a charge.</summary>
    OrderReference,

    /// <summary>The reference of a recorded call.</summary>
    CallReference,

    /// <summary>What a consent is for.</summary>
    Purpose,

    /// <summary>What makes a charge fall due.</summary>
    Trigger,

    /// <summary>Why a card is charged.</summary>
    ChargeReason,
}
