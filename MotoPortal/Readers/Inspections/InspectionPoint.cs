namespace MotoPortal.Readers.Inspections;

/// <summary>An item of the inspection checklist, after PCI DSS 9.5.1.2 and its guidance. Its name is the prefix of its text keys.</summary>
public enum InspectionPoint
{
    /// <summary>Seals and screws.</summary>
    Seals,

    /// <summary>The serial number on the sticker compared with the register: a different one means that the reader was exchanged.</summary>
    Serial,

    /// <summary>Cables, plugs and overlays that do not belong there.</summary>
    Foreign,

    /// <summary>Screen and housing.</summary>
    Screen,
}
