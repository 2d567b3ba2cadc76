namespace MotoPortal.Forms;

/// <summary>A form that asks for one reason.</summary>
public sealed class ReasonForm
{
    public string Reason { get; set; } = "";
}
