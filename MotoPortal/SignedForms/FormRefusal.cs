namespace MotoPortal.SignedForms;

/// <summary>Why an uploaded form was not kept. Nothing of a refused file is stored.</summary>
public enum FormRefusal
{
    /// <summary>There are no bytes in it.</summary>
    Empty,

    /// <summary>It has more bytes than are kept.</summary>
    TooLarge,

    /// <summary>Its first bytes are those of no kind that is kept, whatever its name says.</summary>
    WrongType,

    /// <summary>It cannot be read to its end, or not without guessing.</summary>
    Damaged,

    /// <summary>A picture in it has more points than are kept.</summary>
    TooManyPixels,

    /// <summary>It has more pages than are kept.</summary>
    TooManyPages,

    /// <summary>It asks for a password.</summary>
    Encrypted,

    /// <summary>It holds a script, an action, a film, a form of the XFA kind or another file.</summary>
    ActiveContent,

    /// <summary>Its name, its text, a field or a note in it holds what looks like a card number.</summary>
    HoldsCardNumber,

    /// <summary>Its name has more characters than are kept.</summary>
    NameTooLong,
}
