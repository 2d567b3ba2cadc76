namespace MotoPortal.Forms;

/// <summary>How a few answers stand beside each other.</summary>
public enum ChoiceShape
{
    /// <summary>Each on a line of its own.</summary>
    Rows,

    /// <summary>Two in a line where there is room.</summary>
    Pairs,

    /// <summary>Short words in one line.</summary>
    Words,
}
