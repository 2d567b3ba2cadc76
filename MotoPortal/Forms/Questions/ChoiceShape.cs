namespace MotoPortal.Forms.Questions;

/// <summary>The arrangement of a question's answers.</summary>
public enum ChoiceShape
{
    /// <summary>Each on its own line.</summary>
    Rows,

    /// <summary>Two on a line if there is room.</summary>
    Pairs,

    /// <summary>Short answers on one line.</summary>
    Words,
}
