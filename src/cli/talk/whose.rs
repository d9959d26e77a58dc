//! Whose call it is: that of nobody in particular, or that of a profile.

use crate::cli::named_profile::named_profile;
use crate::store::folder::DataFolder;

/// Where records of a person lie, and what they call the person.
#[derive(Debug)]
pub(super) struct Whose {
    /// The folder of data.
    pub(super) data: DataFolder,
    /// The pseudonym; none for somebody who gets a new one with each session.
    pub(super) trainee: Option<String>,
}

impl Whose {
    /// The profile with this name; without a name, nobody in particular.
    ///
    /// # Errors
    /// There is no such profile, or the list cannot be read.
    pub(super) fn find(data: DataFolder, profile: Option<&str>) -> anyhow::Result<Self> {
        let Some(wanted) = profile else {
            return Ok(Self { data, trainee: None });
        };
        let found = named_profile(&data, wanted)?;
        Ok(Self {
            data: data.of_profile(&found),
            trainee: Some(found.trainee),
        })
    }
}
