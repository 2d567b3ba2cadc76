namespace MotoPortal.PersonalData;

/// <summary>What a rule of retention is about.</summary>
public enum RetentionKind
{
    /// <summary>Customers whose last consent ended long ago: the person is erased.</summary>
    Persons,

    /// <summary>Evidence of consents that ended long ago.</summary>
    Evidence,

    /// <summary>That customers said no.</summary>
    Refusals,

    /// <summary>Mails.</summary>
    Mails,

    /// <summary>Setups that came to no consent.</summary>
    Setups,

    /// <summary>Charges with their refunds and disputes, once accounts need not show them any more.</summary>
    Charges,

    /// <summary>When members of staff signed in and out.</summary>
    Sessions,
}
