namespace MotoPortal.Readers;

/// <summary>
/// What a person looks at on a reader, after PCI DSS 9.5.1.2 and its guidance. Each is also the beginning of the keys of its words.
/// </summary>
public enum InspectionPoint
{
    /// <summary>Seals and screws.</summary>
    Seals,

    /// <summary>The serial number on the sticker against the register's: another one means that the reader was exchanged.</summary>
    Serial,

    /// <summary>Cables, plugs and overlays that do not belong there.</summary>
    Foreign,

    /// <summary>Screen and housing.</summary>
    Screen,
}
