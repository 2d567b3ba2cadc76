namespace MotoPortal.Forms.Drafts;

/// <summary>Names the draft of a form, among those of one person.</summary>
/// <param name="Form">The form, such as <c>refund</c>.</param>
/// <param name="Subject">The id of what the form is about, such as the charge that is refunded.</param>
public readonly record struct DraftedForm(string Form, string Subject);
