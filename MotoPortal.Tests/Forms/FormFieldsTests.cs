using MotoPortal.Customers.Correction;
using MotoPortal.Customers.Records;
using MotoPortal.Forms.Drafts;

namespace MotoPortal.Tests.Forms;

/// <summary>Only what a person has changed is kept, and is laid over what stands there now.</summary>
public sealed class FormFieldsTests
{
    [Fact]
    public void What_was_changed_is_laid_over_a_form_that_others_have_changed()
    {
        var mine = new CorrectionForm { Contact = { Name = "Zoé" }, City = "Lyon", Company = "Fleurs" };
        var before = FormFields.Write(mine);
        (mine.Contact.Phone, mine.City) = ("06", "Paris");
        var changed = FormFields.Changed(before, FormFields.Write(mine));

        changed.ToJsonString().ShouldBe("""{"Contact":{"Phone":"06"},"City":"Paris"}""");
        FormFields.Of(changed, before).ToJsonString().ShouldBe("""{"Contact":{"Phone":""},"City":"Lyon"}""");
        var now = new CorrectionForm { Contact = { Name = "Zoé A.", Phone = "07" }, City = "Lyon", Company = "Fleurs & Fils" };
        var standing = FormFields.Write(now);
        FormFields.Fill(now, changed).ShouldBeTrue();

        (now.Contact.Name, now.Contact.Phone, now.City, now.Company).ShouldBe(("Zoé A.", "06", "Paris", "Fleurs & Fils"));
        FormFields.Clashes(changed, FormFields.Of(changed, before), standing).ShouldBe(["Phone"]);
    }

    [Fact]
    public void What_does_not_fit_any_more_is_passed_over()
    {
        var form = new CustomerForm { Name = "Zoé" };

        FormFields.Fill(form, new() { ["Gone"] = 1, ["Phone"] = "06" }).ShouldBeTrue();
        FormFields.Fill(form, new() { ["Email"] = new System.Text.Json.Nodes.JsonArray() }).ShouldBeFalse();

        (form.Name, form.Phone, form.Email).ShouldBe(("Zoé", "06", ""));
    }
}
