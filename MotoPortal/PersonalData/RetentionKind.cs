namespace MotoPortal.PersonalData;

/// <summary>The kinds of data with a retention rule.</summary>
public enum RetentionKind
{
    /// <summary>Customers whose last consent ended long ago: the person is erased.</summary>
    Persons,

    /// <summary>Evidence of consents that ended long ago.</summary>
    Evidence,

    /// <summary>Refusals of consents.</summary>
    Refusals,

    Mails,

    /// <summary>Setups that led to no consent.</summary>
    Setups,

    /// <summary>Charges with their refunds and disputes, after the time required for accounting.</summary>
    Charges,

    /// <summary>Sessions of staff.</summary>
    Sessions,

    /// <summary>Exemptions from the card number guard that were taken back.</summary>
    Exemptions,

    /// <summary>What was typed into forms and not handed in.</summary>
    FormDrafts,
}
