using System.Collections.Frozen;

namespace MotoPortal.Privacy.Processing;

/// <summary>The kinds of personal data that the portal's tables hold.</summary>
internal enum DataCategory
{
    /// <summary>Who the customer is and how they are reached.</summary>
    Contact,

    /// <summary>What was agreed.</summary>
    Agreement,

    /// <summary>What shows that it was the customer who agreed.</summary>
    Evidence,

    /// <summary>What is left of the card.</summary>
    Card,

    /// <summary>How a card came to be saved.</summary>
    Setup,

    /// <summary>What was charged, given back and disputed.</summary>
    Charge,

    /// <summary>That somebody declined.</summary>
    Refusal,

    /// <summary>What was sent.</summary>
    Mail,

    /// <summary>Erasures that Stripe has not confirmed.</summary>
    Erasure,

    /// <summary>Who works with the portal.</summary>
    Staff,

    /// <summary>Who did what, and when.</summary>
    Ledger,
}

/// <summary>Which table holds what. A test holds it against the database, so that no new table goes unrecorded.</summary>
internal static class DataCategories
{
    /// <summary>The kind of personal data of each table; null for a table that holds none.</summary>
    public static FrozenDictionary<string, DataCategory?> OfTables { get; } = new Dictionary<string, DataCategory?>(StringComparer.Ordinal)
    {
        ["customers"] = DataCategory.Contact,
        ["consents"] = DataCategory.Agreement,
        ["consent_facts"] = DataCategory.Agreement,
        ["consent_endings"] = DataCategory.Agreement,
        ["charge_schedules"] = DataCategory.Agreement,
        ["withdrawal_links"] = DataCategory.Agreement,
        ["consent_evidence"] = DataCategory.Evidence,
        ["consent_drafts"] = DataCategory.Evidence,
        ["signed_forms"] = DataCategory.Evidence,
        ["signed_form_contents"] = DataCategory.Evidence,
        ["saved_cards"] = DataCategory.Card,
        ["card_removals"] = DataCategory.Card,
        ["card_setups"] = DataCategory.Setup,
        ["charges"] = DataCategory.Charge,
        ["charge_refunds"] = DataCategory.Charge,
        ["charge_disputes"] = DataCategory.Charge,
        ["reader_leases"] = DataCategory.Setup,
        ["reader_inspections"] = DataCategory.Staff,
        ["stripe_calls"] = DataCategory.Setup,
        ["stripe_events"] = DataCategory.Setup,
        ["consent_refusals"] = DataCategory.Refusal,
        ["outgoing_mails"] = DataCategory.Mail,
        ["outgoing_attachments"] = DataCategory.Mail,
        ["customer_deletions"] = DataCategory.Erasure,
        ["people"] = DataCategory.Staff,
        ["people_claims"] = DataCategory.Staff,
        ["people_logins"] = DataCategory.Staff,
        ["people_roles"] = DataCategory.Staff,
        ["people_tokens"] = DataCategory.Staff,
        ["password_links"] = DataCategory.Staff,
        ["sessions"] = DataCategory.Staff,
        ["terms_versions"] = DataCategory.Staff,
        ["terms_drafts"] = DataCategory.Staff,
        ["terms_retirements"] = DataCategory.Staff,
        ["ledger_entries"] = DataCategory.Ledger,
        ["ledger_payloads"] = DataCategory.Ledger,
        ["ledger_erasures"] = DataCategory.Ledger,
        ["seal_findings"] = DataCategory.Ledger,
        ["data_protection_keys"] = null,
        ["guarded_tables"] = null,
        ["retention_runs"] = null,
        ["work_holds"] = null,
        ["roles"] = null,
        ["roles_claims"] = null,
        ["terms_parts"] = null,
        ["terms_draft_parts"] = null,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The kinds that are there, in the order in which they are told.</summary>
    public static IReadOnlyList<DataCategory> All { get; } = [.. OfTables.Values.OfType<DataCategory>().Distinct().Order()];
}
