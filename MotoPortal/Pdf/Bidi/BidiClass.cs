namespace MotoPortal.Pdf.Bidi;

/// <summary>The bidirectional classes, named as in <see href="https://www.unicode.org/reports/tr9/#Table_Bidirectional_Character_Types">
/// UAX #9, table 4</see>.</summary>
internal enum BidiClass : byte
{
    /// <summary>Left-to-right letter.</summary>
    L,

    /// <summary>Right-to-left letter.</summary>
    R,

    /// <summary>Right-to-left letter of Arabic and its relatives.</summary>
    AL,

    /// <summary>European number.</summary>
    EN,

    /// <summary>Separator of a European number: plus, minus.</summary>
    ES,

    /// <summary>Terminator of a European number: currency signs, percent.</summary>
    ET,

    /// <summary>Arabic number.</summary>
    AN,

    /// <summary>Common separator of numbers: comma, colon, full stop.</summary>
    CS,

    /// <summary>Nonspacing mark.</summary>
    NSM,

    /// <summary>Boundary neutral: most control characters.</summary>
    BN,

    /// <summary>Paragraph separator.</summary>
    B,

    /// <summary>Segment separator: the tabulator.</summary>
    S,

    /// <summary>White space.</summary>
    WS,

    /// <summary>Other neutral.</summary>
    ON,

    /// <summary>Left-to-right embedding.</summary>
    LRE,

    /// <summary>Right-to-left embedding.</summary>
    RLE,

    /// <summary>Left-to-right override.</summary>
    LRO,

    /// <summary>Right-to-left override.</summary>
    RLO,

    /// <summary>End of an embedding or override.</summary>
    PDF,

    /// <summary>Left-to-right isolate.</summary>
    LRI,

    /// <summary>Right-to-left isolate.</summary>
    RLI,

    /// <summary>Isolate in the direction of its first strong character.</summary>
    FSI,

    /// <summary>End of an isolate.</summary>
    PDI,
}
