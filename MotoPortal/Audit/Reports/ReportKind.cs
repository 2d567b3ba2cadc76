namespace MotoPortal.Audit.Reports;

/// <summary>The reports, in the order in which the page shows them.</summary>
public enum ReportKind
{
    /// <summary>Cards that were saved and declined, by day or month.</summary>
    SavesByDay,

    /// <summary>The same by store.</summary>
    SavesByStore,

    /// <summary>The same by reader.</summary>
    SavesByReader,

    /// <summary>The same by the person who began.</summary>
    SavesByPerson,

    /// <summary>How long it takes from the first key to the saved card.</summary>
    Durations,

    /// <summary>How fast scripts were read, by person.</summary>
    ReadingSpeed,

    /// <summary>How many charges were covered by a consent that was valid at that moment, and what the others lacked.</summary>
    Coverage,

    /// <summary>The charges that were not covered, one by one.</summary>
    Uncovered,

    /// <summary>Consents and cards that end within a year, by month.</summary>
    EndingByMonth,

    /// <summary>The consents that end next, and those whose card does.</summary>
    EndingSoon,

    /// <summary>Consents in force, by the version of the terms.</summary>
    TermsVersions,

    /// <summary>Refused accesses and wrong passwords, by day or month.</summary>
    Refusals,

    /// <summary>Refused accesses by person.</summary>
    RefusalsByPerson,
}
