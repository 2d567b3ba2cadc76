namespace MotoPortal.SignedForms.Formats;

/// <summary>Why an uploaded form was refused. Nothing of a refused file is stored.</summary>
public enum FormRefusal
{
    /// <summary>The file is empty.</summary>
    Empty,

    /// <summary>The file is too large.</summary>
    TooLarge,

    /// <summary>Its first bytes are of no accepted kind, whatever its name.</summary>
    WrongType,

    /// <summary>It is damaged or incomplete.</summary>
    Damaged,

    /// <summary>A picture in it has too many pixels.</summary>
    TooManyPixels,

    /// <summary>It has too many pages.</summary>
    TooManyPages,

    /// <summary>It requires a password.</summary>
    Encrypted,

    /// <summary>It contains a script, an action, a film, an XFA form or another file.</summary>
    ActiveContent,

    /// <summary>Its name, text, fields or annotations contain what looks like a card number.</summary>
    HoldsCardNumber,

    /// <summary>Its name is too long.</summary>
    NameTooLong,
}
